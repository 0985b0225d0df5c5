package usher;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The command line: `serve` when nothing else is said.
@Command(
        name = "usher",
        description = "Usher 门童: one server for one evening.",
        mixinStandardHelpOptions = true,
        subcommands = {
            ServeCommand.class,
            RehearseCommand.class,
            BenchCommand.class,
            VerifyCommand.class,
            SeatCommand.class,
            ExportCommand.class,
            ImportCommand.class,
            SalvageCommand.class,
            TrainCommand.class,
            FilmCommand.class
        })
public final class Usher implements Callable<Integer> {
    private Usher() {}

    public static void main(String[] args) {
        Flags.set();
        // Pictures are drawn without a display, whatever the desk of this machine is.
        System.setProperty("java.awt.headless", "true");
        // The command line's own classes are a fifth of a start; who says nothing needs none.
        int status = args.length == 0 ? new ServeCommand().call() : new CommandLine(new Usher()).execute(args);
        if (status != ServeCommand.SERVING) {
            System.exit(status);
        }
    }

    @Override
    public Integer call() {
        return new ServeCommand().call();
    }
}
