package qadam.consent;

/** One guardian's sheet. */
record Slip(String pupil, Code code) {
}
