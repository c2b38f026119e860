/**
 * The frame of all labs: the page with its task, workbench, reflection and grade; work handed in, graded by the server with reasons, kept, and graded
 * again by {@code ./qadam regrade}.
 *
 * <p>Face: {@link qadam.lab.Workbench}, which each kind of lab implements; {@link qadam.lab.Grade} and {@link qadam.lab.Reason};
 * {@link qadam.lab.LabProblem}; {@link qadam.lab.Labs}. Table: {@code lab_works}.
 *
 * <p>Invariants: nothing of a learner is executed; a grade is what the server computes from the stored work and the learner's seed, and nothing
 * that the browser claims; the same id is the same work; every handed-in work is kept, the best one counts; work is a step of the record, with a
 * receipt; a lab's page is the same for everybody. Does not know what any kind of lab is about.
 */
package qadam.lab;
