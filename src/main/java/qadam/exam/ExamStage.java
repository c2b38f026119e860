package qadam.exam;

/** How far somebody is with an exam: all that others may know, and no score. */
public enum ExamStage {
    NONE, SITTING, NOT_YET, PASSED
}
