/**
 * Classes of children: a teacher adds pupils by name and prints a card for each; a child comes in by the card, without e-mail, phone or
 * national id, mostly at a device that is the next child's in a moment.
 *
 * <p>Face: {@link qadam.classroom.Classroom}. Who belongs to a class is {@link qadam.organisation.Members}; who a pupil is, {@code identity}.
 *
 * <p>Tables: class_codes, class_cards, class_let_ins, card_tries.
 *
 * <p>Invariants: a pupil has one card that holds in a class, found by a keyed hash of class code, number, picture and word, and what it says
 * is stored nowhere; a try is judged and counted in one transaction, so a thousand at once are no more than one after the other; a wrong
 * guess slows the card of that number and nothing else, and says nothing of whether such a class or card exists; a new card ends the old
 * one with its sessions; a card session takes over nobody's steps and cannot give itself another way to come in.
 */
package qadam.classroom;
