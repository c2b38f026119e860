/**
 * The code lab: a small model written from nothing, in Python or JavaScript, run in the learner's own browser and never here.
 *
 * <p>Face: {@link qadam.codelab.CodeBench}, one kind of laboratory. Tables: none.
 *
 * <p>Invariants: nothing that a learner wrote is executed on the server; the browser gets the inputs of the hidden tests, by the learner's seed, and never
 * their answers; what its code gave for them is compared with what {@link qadam.codelab.CodeTask} computes here.
 */
package qadam.codelab;
