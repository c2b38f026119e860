/**
 * The decision lab: a scoring model over an invented case of a public service, thresholds for its two groups, equalities that cannot all hold, a
 * choice that is defended and written up as an impact assessment; and how that is graded.
 *
 * <p>Face: {@link qadam.decisionlab.DecisionLab}, a workbench of kind {@code decision}. No tables.
 *
 * <p>Invariants: the case is drawn from the learner's seed, in the browser and here by the same whole numbers; every figure is reckoned here anew;
 * words are measured only by what can be looked up (length, figures, repetition), and each reason says which. Nothing is sent to any model.
 */
package qadam.decisionlab;
