package qadam.proof;

/** Carries a {@link Problem} from where it is found to the verdict. Checked, so that nobody forgets it; never leaves the package's face. */
final class Rejected extends Exception {
    final Problem problem;

    Rejected(Problem problem, String detail) {
        super(detail, null, false, false); // hostile bytes are common: no stack trace
        this.problem = problem;
    }
}
