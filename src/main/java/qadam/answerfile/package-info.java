/**
 * The last resort of an offline day: a file that a learner's browser made of everything it could not send, and that is brought in here once, by the
 * learner, a teacher of theirs or the office.
 *
 * <p>Face: {@link qadam.answerfile.AnswerFiles}. Table: answer_files. Key: {@code keys/answer-file.jwk}, whose public half browsers fetch while there is a network.
 *
 * <p>Invariants: a file is of one learner, by a word of ours that it carries and that only that learner's own signed-in browser was given, and is never taken for
 * another; everything in it goes by the same doors and the same rules as from the browser itself, so a second time, or the browser coming back, adds nothing;
 * what each answer became is listed; whoever brings in another person's file stands in the trail. The file itself is not kept.
 */
package qadam.answerfile;
