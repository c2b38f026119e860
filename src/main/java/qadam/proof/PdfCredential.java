package qadam.proof;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.zip.InflaterInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;

/** Takes the one {@code credential.json}, and what is beside it, out of a PDF that anybody may have made. */
final class PdfCredential {
    private static final byte[] MAGIC = {'%', 'P', 'D', 'F', '-'};
    private static final int MAX_TREE_DEPTH = 8;
    private static final Logger PDFBOX = Logger.getLogger("org.apache.pdfbox"); // held, because loggers are collected

    static {
        PDFBOX.setLevel(Level.OFF); // it would quote a stranger's file, and perhaps a name, into our log
    }

    private PdfCredential() {}

    static boolean looksLike(byte[] bytes) {
        return bytes.length > MAGIC.length && Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
    }

    /** @param bundle what is attached beside the credential, if anything is */
    record Files(byte[] credential, Optional<byte[]> bundle) {}

    static Files read(byte[] pdf) throws Rejected {
        PdfBomb.refuse(pdf);
        try (var document = Loader.loadPDF(pdf)) {
            var found = named(document, PdfAttachments.CREDENTIAL);
            if (found.isEmpty()) throw new Rejected(Problem.NO_ATTACHMENT, "no " + PdfAttachments.CREDENTIAL + " in this PDF");
            if (found.size() > 1) throw new Rejected(Problem.BAD_PDF, "more than one " + PdfAttachments.CREDENTIAL);
            var bundles = named(document, PdfAttachments.BUNDLE);
            return new Files(bytes(found.get(0)), bundles.size() == 1 ? Optional.of(bytes(bundles.get(0))) : Optional.empty());
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw new Rejected(Problem.BAD_PDF, "not a PDF that can be read");
        }
    }

    private static List<PDEmbeddedFile> named(PDDocument document, String name) throws IOException {
        var found = new ArrayList<PDEmbeddedFile>();
        var names = document.getDocumentCatalog().getNames();
        if (names != null && names.getEmbeddedFiles() != null) collect(names.getEmbeddedFiles(), name, found, 0);
        return found;
    }

    private static void collect(PDNameTreeNode<PDComplexFileSpecification> node, String name, List<PDEmbeddedFile> found, int depth) throws IOException {
        if (depth > MAX_TREE_DEPTH) throw new IOException("name tree too deep");
        if (node.getNames() != null) {
            for (var entry : node.getNames().entrySet()) {
                var file = entry.getValue();
                if (file != null && name.equals(file.getFilename()) && file.getEmbeddedFile() != null) found.add(file.getEmbeddedFile());
            }
        }
        if (node.getKids() != null) for (var kid : node.getKids()) collect(kid, name, found, depth + 1);
    }

    /** Unpacks the attachment ourselves, with a cap: PDFBox would unpack all of it first. */
    private static byte[] bytes(PDEmbeddedFile file) throws IOException, Rejected {
        var filters = file.getFilters();
        if (filters.size() > 1 || (filters.size() == 1 && !filters.get(0).equals(COSName.FLATE_DECODE))) throw new IOException("unusual packing");
        try (InputStream raw = file.getCOSObject().createRawInputStream()) {
            byte[] packed = raw.readAllBytes();
            var in = filters.isEmpty() ? new ByteArrayInputStream(packed) : new InflaterInputStream(new ByteArrayInputStream(packed));
            byte[] bytes = in.readNBytes(StrictJson.MAX_BYTES + 1);
            if (bytes.length > StrictJson.MAX_BYTES) throw new Rejected(Problem.TOO_LARGE, "the attachment unpacks without end");
            return bytes;
        }
    }
}
