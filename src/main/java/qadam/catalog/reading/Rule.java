package qadam.catalog.reading;

/** What an author can get wrong. The message says what is wrong in plain words and, where it helps, what to do. */
public enum Rule {
    FILE_MISSING("catalog.mistake.file_missing"),
    FILE_STRAY("catalog.mistake.file_stray", true),
    FILE_TOO_LARGE("catalog.mistake.file_too_large"),
    FILE_LINK("catalog.mistake.file_link"),
    FILES_TOO_MANY("catalog.mistake.files_too_many"),
    FILE_UNREADABLE("catalog.mistake.file_unreadable"),
    NAME_WRONG("catalog.mistake.name_wrong"),
    YAML_BROKEN("catalog.mistake.yaml_broken"),
    YAML_TRICK("catalog.mistake.yaml_trick"),
    KEY_UNKNOWN("catalog.mistake.key_unknown"),
    KEY_TWICE("catalog.mistake.key_twice"),
    VALUE_MISSING("catalog.mistake.value_missing"),
    VALUE_WRONG("catalog.mistake.value_wrong"),
    TEXT_TOO_LONG("catalog.mistake.text_too_long"),
    TRANSLATION_MISSING("catalog.mistake.translation_missing"),
    REVIEWER_WRONG("catalog.mistake.reviewer_wrong"),
    ID_TWICE("catalog.mistake.id_twice"),
    COMPETENCE_UNKNOWN("catalog.mistake.competence_unknown"),
    SOURCES_FEW("catalog.mistake.sources_few"),
    FRONT_MATTER_MISSING("catalog.mistake.front_matter_missing"),
    RAW_HTML("catalog.mistake.raw_html"),
    HEADING_WRONG("catalog.mistake.heading_wrong"),
    LINK_DANGLING("catalog.mistake.link_dangling"),
    LINK_REFUSED("catalog.mistake.link_refused"),
    PRACTICE_UNKNOWN("catalog.mistake.practice_unknown"),
    PRACTICE_MISPLACED("catalog.mistake.practice_misplaced"),
    PRACTICE_TWICE("catalog.mistake.practice_twice"),
    PRACTICE_ABSENT("catalog.mistake.practice_absent"),
    PRACTICE_ORDER("catalog.mistake.practice_order"),
    LAB_UNKNOWN("catalog.mistake.lab_unknown"),
    LAB_MISPLACED("catalog.mistake.lab_misplaced"),
    LAB_TWICE("catalog.mistake.lab_twice"),
    LAB_ORDER("catalog.mistake.lab_order"),
    LAB_EMPTY("catalog.mistake.lab_empty"),
    LINE_IN_LAB("catalog.mistake.line_in_lab"),
    LESSON_LENGTH("catalog.mistake.lesson_length", true),
    PICTURE_NONE("catalog.mistake.picture_none", true),
    PICTURE_WITHOUT_ALT("catalog.mistake.picture_without_alt"),
    PICTURE_MISSING("catalog.mistake.picture_missing"),
    PICTURE_MISPLACED("catalog.mistake.picture_misplaced"),
    DRAWING_BROKEN("catalog.mistake.drawing_broken"),
    DRAWING_ELEMENT("catalog.mistake.drawing_element"),
    DRAWING_ATTRIBUTE("catalog.mistake.drawing_attribute"),
    DRAWING_VALUE("catalog.mistake.drawing_value"),
    DRAWING_WORDS("catalog.mistake.drawing_words"),
    DRAWING_WORD_MISSING("catalog.mistake.drawing_word_missing"),
    RATIONALE_MISSING("catalog.mistake.rationale_missing"),
    OPTIONS_COUNT("catalog.mistake.options_count"),
    OPTIONS_ALIKE("catalog.mistake.options_alike"),
    RIGHT_TWO("catalog.mistake.right_two"),
    RIGHT_NONE("catalog.mistake.right_none"),
    RIGHT_FEW("catalog.mistake.right_few"),
    RIGHT_ALL("catalog.mistake.right_all"),
    WHY_MISSING("catalog.mistake.why_missing"),
    ANSWER_MISSING("catalog.mistake.answer_missing"),
    STEM_SHARED("catalog.mistake.stem_shared"),
    BLUEPRINT_UNFILLABLE("catalog.mistake.blueprint_unfillable"),
    EXAM_OTHER("catalog.mistake.exam_other"),
    VERSION_CHANGED("catalog.mistake.version_changed"),
    VERSION_OLD("catalog.mistake.version_old"),
    CORRECTION_KEY("catalog.mistake.correction_key"),
    CORRECTION_DROPS("catalog.mistake.correction_drops"),
    CORRECTION_ADDS("catalog.mistake.correction_adds"),
    CORRECTION_EXAM("catalog.mistake.correction_exam"),
    GUIDE_LESSON("catalog.mistake.guide_lesson"),
    GUIDE_MINUTES("catalog.mistake.guide_minutes"),
    GUIDE_COUNT("catalog.mistake.guide_count"),
    GUIDE_SCREEN("catalog.mistake.guide_screen"),
    GUIDE_SHAPE("catalog.mistake.guide_shape"),
    GUIDE_MARKUP("catalog.mistake.guide_markup"),
    FOLDER_WAITS("catalog.mistake.folder_waits");

    private final String key;
    private final boolean warning;

    Rule(String key) {
        this(key, false);
    }

    Rule(String key, boolean warning) {
        this.key = key;
        this.warning = warning;
    }

    public String key() {
        return key;
    }

    /** A warning is worth a look but does not keep a course from being published. */
    public boolean isWarning() {
        return warning;
    }
}
