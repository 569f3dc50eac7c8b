using System.Globalization;

namespace Qlower.Loaders.Sqlite.Storage;

/// <summary>
/// The tables of one component and how they came to be: script <c>n</c> leads from version <c>n</c> to <c>n + 1</c>. A script never
/// changes once it is released. Immutable.
/// </summary>
internal sealed class SqliteSchema(string component, params string[] scripts)
{
    public string Component { get; } = component;

    /// <summary>Brings the tables to the newest version, inside the caller's transaction.</summary>
    /// <exception cref="LoaderException">The file was written by a newer version of this package.</exception>
    public void Upgrade(SqliteSession session)
    {
        session.Run(
            "CREATE TABLE IF NOT EXISTS schema_versions (component TEXT NOT NULL PRIMARY KEY, version INTEGER NOT NULL) WITHOUT ROWID, STRICT");
        var version = (long)(session.Scalar("SELECT version FROM schema_versions WHERE component = $1", Component) ?? 0L);
        if (version > scripts.Length)
        {
            throw new LoaderException(string.Create(
                CultureInfo.InvariantCulture,
                $"The SQLite file holds version {version} of the {Component} tables, and this version of the package knows {scripts.Length}: use a newer one."));
        }

        for (var next = (int)version; next < scripts.Length; next++)
        {
            session.Run(scripts[next]);
        }

        if (version < scripts.Length)
        {
            session.Execute(
                "INSERT INTO schema_versions (component, version) VALUES ($1, $2) ON CONFLICT (component) DO UPDATE SET version = $2",
                Component,
                scripts.Length);
        }
    }
}
