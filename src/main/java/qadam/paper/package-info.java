/**
 * Paper: a page of XHTML becomes a PDF that a person prints and a screen reader reads.
 *
 * <p>Face: {@link qadam.paper.Paper}; {@link qadam.paper.Drawing}, and two of them that every sheet bears: {@link qadam.paper.Ornament} and
 * {@link qadam.paper.QrCode}.
 *
 * <p>Invariants: nothing is loaded from anywhere; the same page gives the same bytes on every node. Not here: what a sheet says, which is its feature's.
 */
package qadam.paper;
