package qadam.classroom;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.text.PDFTextStripper;

/** Reads a sheet of cards as a child reads hers: what is printed, and of the pictures what is said aloud. */
public record CardPdf(int pages, String words, List<String> pictures) {
    /** @param picture its name in the sheet's language */
    public record Printed(String name, String code, String number, String picture, String word) {
    }

    public static CardPdf read(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFTextStripper stripper = new PDFTextStripper();
            List<String> figures = new ArrayList<>();
            collect(document.getDocumentCatalog().getStructureTreeRoot(), figures);
            return new CardPdf(document.getNumberOfPages(), stripper.getText(document), figures.stream().filter(one -> !one.equals("Qadam") && !one.contains("/class")).toList());
        }
    }

    private static void collect(PDStructureNode node, List<String> figures) {
        for (Object kid : node.getKids()) {
            if (kid instanceof PDStructureElement element) {
                if ("Figure".equals(element.getStructureType())) {
                    figures.add(element.getAlternateDescription());
                }
                collect(element, figures);
            }
        }
    }

    /** In the order of the sheet. */
    public List<Printed> cards(List<String> names) {
        List<Printed> cards = new ArrayList<>();
        Matcher codes = Pattern.compile("\\d{3} \\d{3} \\d{3}").matcher(words);
        String code = codes.find() ? codes.group() : "";
        for (int i = 0; i < names.size(); i++) {
            Matcher pair = Pattern.compile("(?s)" + names.get(i) + "\\s.*?\\n" + (i + 1) + "\\s*\\n[^\\n]*\\n([\\p{L}]+)").matcher(words);
            cards.add(new Printed(names.get(i), code, String.valueOf(i + 1), pictures.get(i), pair.find() ? pair.group(1) : ""));
        }
        return cards;
    }
}
