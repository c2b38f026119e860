/**
 * The house's own rules as tests: who may use whom, who speaks SQL, who knows the time, what the pages' words and the
 * documents must hold, and the silent traps of the stack. Each rule says in its failure why it is there.
 *
 * <p>{@code ARCHITECTURE.md} and {@code docs/} are read here: what they say is tested, not only written. Exceptions are
 * lists at the top of a test, and may only shrink.
 */
package qadam.house;
