namespace Qlower.Loaders.ModelBased.Tests.Files;

/// <summary>A file that a partner sends: flat, with nested records, or by client. Immutable.</summary>
internal sealed record SentFile(Partner Partner)
{
    private const int MostShown = 14;

    /// <summary>The records of the sections at the root.</summary>
    public IReadOnlyList<SentRecord> Records { get; init; } = [];

    public IReadOnlyList<SentClient> Clients { get; init; } = [];

    public Damage Damage { get; init; }

    /// <summary>Whether the header is behind the records.</summary>
    public bool IsHeaderLast { get; init; }

    /// <summary>Every record of the file, parents before their nested records.</summary>
    public IEnumerable<SentRecord> All() => Records.Concat(Clients.SelectMany(client => client.Records)).SelectMany(Walk);

    public override string ToString()
    {
        var entries = Records.Select(record => record.ToString()).Concat(Clients.Select(client => client.ToString())).ToList();
        var content = string.Join(", ", entries.Take(MostShown)) + (entries.Count > MostShown ? $" and {entries.Count - MostShown} more" : "");
        return $"{Partner}: {(Damage == Damage.None ? "" : $"({Damage}) ")}{(content.Length == 0 ? "nothing" : content)}";
    }

    private static IEnumerable<SentRecord> Walk(SentRecord record) => record.Nested.SelectMany(Walk).Prepend(record);
}
