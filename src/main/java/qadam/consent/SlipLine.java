package qadam.consent;

/** One guardian's sheet as the template sees it. @param code in groups @param drawing the name of its QR code */
public record SlipLine(String pupil, String code, String drawing) {
}
