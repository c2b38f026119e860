/**
 * Rooms: what makes an exam supervised, and nothing else does.
 *
 * <p>Face: {@link qadam.room.Rooms}; exams ask it through {@code exam.Seating}, credentials through {@code credential.Supervision}.
 *
 * <p>Tables: rooms, room_groups, sitters, room_incidents.
 *
 * <p>Invariants: whoever opens, marks or signs is an invigilator there and teaches nobody who sits there; a code opens nothing by itself, only the
 * invigilator's mark does, and only in the browser in which the code was entered; an exam is supervised when it was begun in the room by somebody
 * marked present and the sheet was signed in time; a signed sheet is never changed. Every change of a room first takes its row, so that
 * nobody begins behind a signature. No answer and no score is shown here.
 */
package qadam.room;
