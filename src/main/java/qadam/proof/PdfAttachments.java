package qadam.proof;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;

/** Puts the credential into the PDF that shows it, so that one file is both: readable by a person, verifiable by a machine. */
public final class PdfAttachments {
    public static final String CREDENTIAL = "credential.json";
    public static final String BUNDLE = "bundle.json";

    private PdfAttachments() {}

    /** The same PDF with the credential attached. */
    public static byte[] attach(byte[] pdf, byte[] credential) {
        return attach(pdf, new TreeMap<>(Map.of(CREDENTIAL, credential)));
    }

    /** The same PDF with the credential and what travels beside it: salt, log index, inclusion proof. */
    public static byte[] attach(byte[] pdf, byte[] credential, byte[] bundle) {
        return attach(pdf, new TreeMap<>(Map.of(CREDENTIAL, credential, BUNDLE, bundle))); // a name tree is sorted
    }

    private static byte[] attach(byte[] pdf, TreeMap<String, byte[]> files) {
        try (var document = Loader.loadPDF(pdf); var out = new ByteArrayOutputStream()) {
            var specifications = new TreeMap<String, PDComplexFileSpecification>();
            var associated = new COSArray(); // PDF 2.0, section 14.13: files that belong to the document
            for (var file : files.entrySet()) {
                var specification = specification(document, file.getKey(), file.getValue());
                specifications.put(file.getKey(), specification);
                associated.add(specification.getCOSObject());
            }
            var tree = new PDEmbeddedFilesNameTreeNode();
            tree.setNames(specifications);
            var names = new PDDocumentNameDictionary(document.getDocumentCatalog());
            names.setEmbeddedFiles(tree);
            document.getDocumentCatalog().setNames(names);
            document.getDocumentCatalog().getCOSObject().setItem(COSName.getPDFName("AF"), associated);
            document.setDocumentId((long) Arrays.hashCode(files.get(CREDENTIAL))); // else PDFBox asks the clock
            document.save(out, CompressParameters.NO_COMPRESSION);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PDComplexFileSpecification specification(PDDocument document, String name, byte[] bytes) throws IOException {
        var file = new PDEmbeddedFile(document, new ByteArrayInputStream(bytes), COSName.FLATE_DECODE);
        file.setSubtype("application/json");
        file.setSize(bytes.length);
        var specification = new PDComplexFileSpecification();
        specification.setFile(name);
        specification.setFileUnicode(name);
        specification.setEmbeddedFile(file);
        specification.setEmbeddedFileUnicode(file);
        specification.getCOSObject().setName("AFRelationship", "Data");
        return specification;
    }
}
