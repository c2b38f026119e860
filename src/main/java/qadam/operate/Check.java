package qadam.operate;

/** Looks at one side of an installation and changes nothing. */
interface Check {
    void look(Patient patient, Findings findings);
}
