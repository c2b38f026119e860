/**
 * The inbox: what a person is told inside the product, with no e-mail needed.
 *
 * <p>Face: {@link qadam.inbox.Inbox}. Table: notices.
 *
 * <p>Invariants: a notice is written in the transaction of what it tells of, so neither is without the other; it holds no
 * words and no names; only its person sees it; who listens ({@link qadam.inbox.NoticeListener}) hears that there is one and not what; it is gone when the person has their account erased.
 */
package qadam.inbox;
