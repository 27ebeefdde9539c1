package vn.phoihop;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ScreenshotCaret;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import javax.imageio.ImageIO;
import vn.phoihop.web.Tab;

/**
 * The pictures of the guide, {@code docs/pictures/NAME.png}: what a reader sees first of a page. {@code mvn test -Dtest=HouseTest -Dpictures=write} takes
 * them anew; otherwise they go to {@code target/screenshots}.
 */
final class Pictures {

    private static final int MOST_BYTES = 80_000;
    private static final int COLOURS = 256;

    private Pictures() {}

    static void take(Tab tab, String name) throws IOException {
        boolean kept = "write".equals(System.getProperty("pictures"));
        take(tab, (kept ? Path.of("docs", "pictures") : Path.of("target", "screenshots")).resolve(name + ".png"));
    }

    /** One that is only looked at. */
    static void look(Tab tab, String name) throws IOException {
        take(tab, Path.of("target", "screenshots", name + ".png"));
    }

    private static void take(Tab tab, Path file) throws IOException {
        Page page = tab.page();
        var before = page.viewportSize();
        boolean phone = before.width < 600;
        if (!phone) {
            page.setViewportSize(1080, 720);
        }
        byte[] taken = page.screenshot(new Page.ScreenshotOptions().setCaret(ScreenshotCaret.INITIAL));
        ImageIO.write(inFewColours(ImageIO.read(new ByteArrayInputStream(taken))), "png", file.toFile());
        page.setViewportSize(before.width, before.height);
        assertThat(Files.size(file)).as("bytes of the picture " + file).isLessThan(MOST_BYTES);
    }

    /** The 256 commonest colours, every other pixel in the nearest of them: pages have few colours, and the file is a third as large. */
    private static BufferedImage inFewColours(BufferedImage picture) {
        Map<Integer, Integer> pixels = new HashMap<>();
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                pixels.merge(picture.getRGB(x, y) & 0xF8F8F8, 1, Integer::sum);
            }
        }
        int[] palette = pixels.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue().reversed())
                .limit(COLOURS)
                // What masking took from the light end is given back, so that white stays white.
                .mapToInt(colour -> colour.getKey() | (colour.getKey() >> 5 & 0x070707))
                .toArray();
        IndexColorModel model = new IndexColorModel(8, palette.length, palette, 0, false, -1, DataBuffer.TYPE_BYTE);
        BufferedImage few =
                new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, model);
        Map<Integer, Integer> nearest = new HashMap<>();
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                int index = nearest.computeIfAbsent(picture.getRGB(x, y) & 0xFFFFFF, rgb -> nearest(palette, rgb));
                few.getRaster().setSample(x, y, 0, index);
            }
        }
        return few;
    }

    private static int nearest(int[] palette, int rgb) {
        int found = 0;
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < palette.length; i++) {
            int red = (palette[i] >> 16 & 255) - (rgb >> 16 & 255);
            int green = (palette[i] >> 8 & 255) - (rgb >> 8 & 255);
            int blue = (palette[i] & 255) - (rgb & 255);
            int distance = red * red + green * green + blue * blue;
            if (distance < least) {
                least = distance;
                found = i;
            }
        }
        return found;
    }
}
