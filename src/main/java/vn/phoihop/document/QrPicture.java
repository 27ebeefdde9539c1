package vn.phoihop.document;

import io.nayuki.qrcodegen.QrCode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** A QR code as a grey PNG, with the white around it that scanners want. */
final class QrPicture {

    /** On paper, its quiet zone included. */
    static final double MILLIMETRES = 24;

    private static final int QUIET = 4;
    private static final int PIXELS = 8;
    private static final int WHITE = 0xFFFFFF;

    private QrPicture() {}

    static byte[] png(String text) {
        QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        int size = (code.size + 2 * QUIET) * PIXELS;
        BufferedImage picture = new BufferedImage(size, size, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                // Outside of the code nothing is dark.
                boolean dark = code.getModule(x / PIXELS - QUIET, y / PIXELS - QUIET);
                picture.setRGB(x, y, dark ? 0 : WHITE);
            }
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream(4096);
        try {
            ImageIO.write(picture, "png", png);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return png.toByteArray();
    }
}
