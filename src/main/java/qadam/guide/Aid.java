package qadam.guide;

/** What a teacher takes to a lesson. */
enum Aid {
    PAGE("", "guide.title"), PROJECTOR("/projector", "guide.projector.title"), WORKSHEET("/worksheet", "guide.worksheet.title"), PLAN("/plan", "guide.plan.title");

    private final String end;
    private final String title;

    Aid(String end, String title) {
        this.end = end;
        this.title = title;
    }

    /** Of the address. */
    String end() {
        return end;
    }

    /** A message key; the message names the lesson. */
    String title() {
        return title;
    }

    String template() {
        return "guide/" + name().toLowerCase(java.util.Locale.ROOT) + ".jte";
    }
}
