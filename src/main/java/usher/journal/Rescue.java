package usher.journal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Carries the good beginning of a damaged journal into a new file, lists what it leaves out, keeps the old file
/// beside. A file known to be damaged is never written to.
final class Rescue {
    private static final Logger LOG = LoggerFactory.getLogger(Rescue.class);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss").withZone(ZoneOffset.UTC);

    private final Folder folder;
    private final Finding finding;
    private final String time;

    private Rescue(Folder folder, Finding finding, Instant now) {
        this.folder = folder;
        this.finding = finding;
        this.time = TIME.format(now);
    }

    /// Cuts a torn end.
    ///
    /// @param damaged closed here, whatever happens
    static Salvaged cut(Folder folder, Connection damaged, Finding.Torn finding, Instant now) {
        return attempt(folder, () -> new Rescue(folder, finding, now).run(damaged));
    }

    /// Keeps the good beginning of a journal of which nothing more can be expected from SQLite.
    static Salvaged salvage(Folder folder, Instant now) {
        return attempt(folder, () -> {
            Connection carved = Carving.carve(folder);
            Finding finding = Inspection.inspect(carved, "SQLite could not read the old file");
            return new Rescue(folder, finding, now).run(carved);
        });
    }

    private static Salvaged attempt(Folder folder, Work work) {
        try {
            folder.clearScratch();
            return work.run();
        } catch (IOException | SQLException | JacksonException e) {
            throw Sentences.notRescued(folder, e);
        } finally {
            clear(folder);
        }
    }

    private static void clear(Folder folder) {
        try {
            folder.clearScratch();
        } catch (IOException e) {
            LOG.debug("the next rescue clears {}", folder.path(), e);
        }
    }

    private Salvaged run(Connection damaged) throws IOException, SQLException {
        Path report = folder.unused("cut-" + time, ".json");
        long listed;
        try {
            refuseNothing();
            copy(damaged);
            listed = list(damaged, report);
        } finally {
            Database.close(damaged);
        }
        Path beside = folder.unused("damaged-" + time, "");
        folder.keepIn(beside);
        folder.replace();
        return new Salvaged(folder.code(), finding.tip().seq(), listed, report, beside);
    }

    private void refuseNothing() {
        if (finding.tip().seq() == 0) {
            throw Sentences.nothingGood(folder);
        }
    }

    private void copy(Connection damaged) throws SQLException {
        try (Connection fresh = Database.make(folder.fresh())) {
            Database.run(fresh, "BEGIN");
            copyRows(damaged, fresh);
            Head.of(finding.tip(), false).write(fresh);
            Database.run(fresh, "COMMIT");
            Database.setWal(fresh);
        }
    }

    private void copyRows(Connection damaged, Connection fresh) throws SQLException {
        Tip copied = Tip.START;
        try (Statement query = damaged.createStatement();
                PreparedStatement insert = fresh.prepareStatement(Row.INSERT);
                ResultSet columns = query.executeQuery(Row.SELECT + "ORDER BY seq")) {
            while (copied.seq() < finding.tip().seq() && columns.next()) {
                Row row = Row.read(columns);
                if (!row.isGood() || !copied.leadsTo(row)) {
                    throw new SQLException("entry " + row.seq() + " reads otherwise than a moment ago");
                }
                row.insert(insert);
                copied = copied.after(row);
            }
        }
    }

    private long list(Connection damaged, Path report) throws IOException {
        long[] listed = {0};
        try (OutputStream file = Files.newOutputStream(report);
                JsonGenerator json =
                        new JsonFactory().createGenerator(ObjectWriteContext.empty(), file, JsonEncoding.UTF8)) {
            json.writeStartObject()
                    .writeStringProperty("show", folder.code())
                    .writeNumberProperty("kept", finding.tip().seq())
                    .writeStringProperty("why", finding.why())
                    .writeName("rows")
                    .writeStartArray();
            Inspection.beyond(damaged, finding.tip().seq(), row -> {
                listed[0]++;
                write(row, json);
            });
            json.writeEndArray().writeEndObject();
        }
        Folder.sync(report);
        return listed[0];
    }

    private static void write(Row row, JsonGenerator json) {
        json.writeStartObject()
                .writeBooleanProperty("good", row.isGood())
                .writeNumberProperty("seq", row.seq())
                .writeNumberProperty("epoch", row.epoch())
                .writeNumberProperty("timeMs", row.timeMs())
                .writeNumberProperty("seed", row.seed())
                .writeStringProperty("by", row.by())
                .writeStringProperty("id", row.id())
                .writeStringProperty("body", row.body())
                .writeStringProperty("previous", row.previous())
                .writeStringProperty("hash", row.hash())
                .writeNumberProperty("crc", row.crc())
                .writeEndObject();
    }

    /// What may fail for want of room or rights.
    private interface Work {
        Salvaged run() throws IOException, SQLException;
    }
}
