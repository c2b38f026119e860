/**
 * The staff's side of sittings: who sits now and how far, what came late and what becomes of it, extra time, opening again. For the office, and for an
 * invigilator in their own room.
 *
 * <p>Face: {@link qadam.invigilation.Sittings}. No tables: everything is asked of and done by {@link qadam.exam.ExamDesk} and {@link qadam.room.Rooms}.
 *
 * <p>Invariants: nobody sees an answer, which question has one, or a score; an invigilator reaches only who began in a room of a place where they invigilate, and changes nothing of
 * a room whose sheet is signed; every act has a reason and stands in the trail.
 */
package qadam.invigilation;
