/**
 * The data lab: a table of an invented town's buses, a question and a chart, a decision tree and a nearest-neighbour model that one can see into,
 * overfitting, and a column that knows the answer; and how that is graded.
 *
 * <p>Face: {@link qadam.datalab.DataLab}, a workbench of kind {@code data}. No tables.
 *
 * <p>Invariants: the table is drawn from the learner's seed, and the models learned from it, by the same steps here and in the browser
 * ({@code js/lab-data-model.js}); every accuracy is reckoned here anew; words are measured only by what can be looked up.
 */
package qadam.datalab;
