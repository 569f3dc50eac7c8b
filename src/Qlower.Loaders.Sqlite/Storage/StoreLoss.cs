namespace Qlower.Loaders.Sqlite.Storage;

/// <summary>The exceptions for a database file that is not the one that was opened.</summary>
internal static class StoreLoss
{
    private const string Advice = "No file is taken in. Stop the host; put the database back with its -wal file, or restore a backup; then start it again.";

    public static StoreLostException Gone(string location) =>
        new($"The SQLite file {location} no longer exists: it was deleted or moved while it was in use. {Advice}");

    public static StoreLostException LogGone(string location) =>
        new($"The write-ahead log of the SQLite file {location} no longer exists: it was deleted or moved while it was in use. {Advice}");

    public static StoreLostException Replaced(string location, bool isOlder) => isOlder
        ? new($"The SQLite file {location} is an older copy of the database that was in use: a backup was restored while the host ran. {Advice}")
        : new($"The SQLite file {location} is not the database that was in use: it was replaced while the host ran. {Advice}");
}
