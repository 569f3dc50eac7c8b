using System.Globalization;

namespace Qlower.Loaders.Relational.Sql;

/// <summary>
/// The tables of one component in their newest version, and how older versions are upgraded: upgrade <c>n</c> leads from version
/// <c>n + 1</c> to <c>n + 2</c>. An upgrade never changes once it is released. Immutable.
/// </summary>
/// <param name="component">The component's name.</param>
/// <param name="tables">The tables in their newest version, in an order in which they can be created.</param>
/// <param name="views">Replaces the views after the tables were created or upgraded; <see langword="null"/> for none.</param>
/// <param name="upgrades">The scripts from version 1 on; version 1 is the newest when there is none.</param>
internal sealed class SqlSchema(string component, IReadOnlyList<SqlTable> tables, Action<SqlSession>? views, params string[] upgrades)
{
    private static readonly SqlTable Versions = new()
    {
        Name = "schema_versions",
        Columns = [new SqlColumn("component"), SqlColumn.Integer("version")],
        PrimaryKey = "component",
    };

    /// <summary>Creates a schema without views.</summary>
    public SqlSchema(string component, IReadOnlyList<SqlTable> tables, params string[] upgrades)
        : this(component, tables, null, upgrades)
    {
    }

    public string Component { get; } = component;

    /// <summary>Creates the tables, or upgrades them to the newest version, inside the caller's transaction.</summary>
    /// <exception cref="LoaderException">The tables were written by a newer version of the package.</exception>
    public void Upgrade(SqlSession session)
    {
        var newest = upgrades.Length + 1;
        if (session.Dialect.HasTable(session, Versions.Name) && VersionIn(session) == newest)
        {
            return;
        }

        session.Dialect.Lock(session, SqlLock.Schema, "");
        if (!session.Dialect.HasTable(session, Versions.Name))
        {
            session.Run(session.Dialect.Create(Versions));
        }

        var version = VersionIn(session);
        if (version > newest)
        {
            throw new LoaderException(string.Create(
                CultureInfo.InvariantCulture,
                $"The {session.Dialect.StoreName} store has version {version} of the {Component} tables, and this version of the package supports {newest}: use a newer one."));
        }

        if (version == newest)
        {
            return;
        }

        if (version == 0)
        {
            foreach (var table in tables)
            {
                session.Run(session.Dialect.Create(table));
            }
        }

        for (var next = (int)version; next > 0 && next < newest; next++)
        {
            session.Run(upgrades[next - 1]);
        }

        views?.Invoke(session);

        session.Execute(
            "INSERT INTO schema_versions (component, version) VALUES ($1, $2) ON CONFLICT (component) DO UPDATE SET version = $2",
            Component,
            newest);
    }

    private long VersionIn(SqlSession session) => (long)(session.Scalar("SELECT version FROM schema_versions WHERE component = $1", Component) ?? 0L);
}
