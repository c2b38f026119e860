/**
 * The school box: a language model on the school's own machine, as a process of llama.cpp's {@code llama-server} that {@code ./qadam tutor} starts,
 * watches, starts again and ends. docs/run/tutor.md.
 *
 * <p>Face: {@link qadam.schoolbox.TutorCommand}. Tables: none; a few small files in the data folder's {@code tutor/}, from which a running server
 * finds the model ({@link qadam.model.LocalModel}).
 *
 * <p>Invariants: the model listens on loopback only and never loads into Qadam's own process, so that its crash is its own; it gets its own cores and leaves
 * one to the server; when {@code ./qadam tutor} ends, however it ends, so does the model, at once or at the next start; weights are the operator's, named by their
 * SHA-256, and are never fetched from anywhere.
 */
package qadam.schoolbox;
