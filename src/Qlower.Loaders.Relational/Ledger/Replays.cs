using Qlower.Loaders.Relational.Sql;

namespace Qlower.Loaders.Relational.Ledger;

/// <summary>The table <c>replays</c>: restored files that are expected, and the loads that arrived.</summary>
internal static class Replays
{
    public static int Expect(SqlSession session, string source, string location, string replayOf) =>
        session.Execute(
            """
            INSERT INTO replays (source, location, replay_of) VALUES ($1, $2, $3)
            ON CONFLICT (source, location) DO UPDATE SET replay_of = $3, load = NULL
            """,
            source,
            location,
            replayOf);

    /// <summary>Returns the load that a new file repeats; null when none is expected at its location.</summary>
    public static string? Expected(SqlSession session, SourceFile file) =>
        (string?)session.Scalar("SELECT replay_of FROM replays WHERE source = $1 AND location = $2 AND load IS NULL", file.Source, file.Location);

    public static void SetLoad(SqlSession session, SourceFile file, long load) =>
        session.Execute("UPDATE replays SET load = $3 WHERE source = $1 AND location = $2 AND load IS NULL", file.Source, file.Location, load);

    /// <summary>Returns the id of the load that arrived; null when none did.</summary>
    public static string? FindLoad(SqlSession session, string source, string location) =>
        (string?)session.Scalar(
            "SELECT loads.id FROM replays JOIN loads ON loads.seq = replays.load WHERE replays.source = $1 AND replays.location = $2", source, location);
}
