package qadam.decisionlab;

/** The two groups of the case. @see Family */
enum Place { TOWN, VILLAGE }
