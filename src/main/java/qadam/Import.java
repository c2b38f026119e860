package qadam;

import picocli.CommandLine.Command;
import qadam.exam.ImportItems;

/** Brings something from a file into the database; what, says the subcommand. */
@Command(name = "import", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND",
    description = "Brings something from a file into the database.", subcommands = ImportItems.class)
final class Import {
}
