package qadam.roster;

/** A row that was not taken. @param other the line with which it collides, or 0 */
record Refused(Matter matter, String file, long line, Reason reason, long other) {
    static Refused of(Row row, Reason reason) {
        return new Refused(row.part().matter(), row.file(), row.line(), reason, 0);
    }

    static Refused of(Row row, Reason reason, long other) {
        return new Refused(row.part().matter(), row.file(), row.line(), reason, other);
    }
}
