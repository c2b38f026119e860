/**
 * Counting a class: an organisation's clerk, or a guardian, says which national id belongs to whom of those who passed under supervision.
 *
 * <p>Face: {@link qadam.counting.Counting}, also for whoever gives a guardian a link.
 *
 * <p>Tables: count_links, count_choices.
 *
 * <p>Invariants: a national id is read once, never written, and between two requests lies nowhere but, sealed, in the page of whoever gave it;
 * whoever counts sees before they confirm who will be counted; only exams that a room has supervised are counted here; what a guardian declined
 * is not counted, and the certificate is given all the same. One id, one account, and the rules of integrity, hold as for the office.
 */
package qadam.counting;
