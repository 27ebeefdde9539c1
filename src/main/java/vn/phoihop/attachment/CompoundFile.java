package vn.phoihop.attachment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import vn.phoihop.vocabulary.ProblemCode;

/** The container of older office files, in which those of today that need a password lie, too. */
final class CompoundFile {

    private static final byte[] BEGINNING = {
        (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
    };

    private CompoundFile() {}

    static boolean begins(byte[] content) {
        return Pictures.at(content, 0, BEGINNING);
    }

    static void look(byte[] content, Findings findings) throws IOException {
        try (POIFSFileSystem files = new POIFSFileSystem(new ByteArrayInputStream(content))) {
            findings.add(
                    files.getRoot().hasEntryCaseInsensitive("EncryptedPackage")
                            ? ProblemCode.ATTACHMENT_ENCRYPTED
                            : ProblemCode.ATTACHMENT_TYPE_MISMATCH);
        }
    }
}
