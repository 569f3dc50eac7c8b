namespace Qlower.Loaders.Sqlite;

/// <summary>Where the SQLite store lives and what it is used for. Set once, before the host starts; not thread-safe.</summary>
public sealed class SqliteStoreOptions
{
    /// <summary>
    /// The path of the database file; required. The file and its directory are made when they are absent. It must be on a local disk:
    /// SQLite's locks are not reliable over network shares.
    /// </summary>
    public string Path { get; set; } = "";

    /// <summary>
    /// How long a call waits for another process to finish writing before it fails; 30 seconds unless set. From zero to one hour.
    /// </summary>
    public TimeSpan BusyTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Whether the host's load ledger is kept here; <see langword="true"/> unless set.</summary>
    public bool UseLedger { get; set; } = true;

    /// <summary>Whether records are integrated here; <see langword="true"/> unless set.</summary>
    public bool UseIntegrator { get; set; } = true;

    /// <summary>The name of the integrator, unique in the host and stable; <c>sqlite</c> unless set.</summary>
    public string IntegratorName { get; set; } = "sqlite";

    /// <summary>Throws with every error at once.</summary>
    /// <exception cref="ArgumentException">A value cannot be used.</exception>
    internal void Validate()
    {
        var errors = new List<string>();
        if (string.IsNullOrWhiteSpace(Path))
        {
            errors.Add($"{nameof(Path)} is required: the path of the database file.");
        }

        if (BusyTimeout < TimeSpan.Zero || BusyTimeout > TimeSpan.FromHours(1))
        {
            errors.Add($"{nameof(BusyTimeout)} is {BusyTimeout}: it goes from zero to one hour.");
        }

        if (UseIntegrator && string.IsNullOrWhiteSpace(IntegratorName))
        {
            errors.Add($"{nameof(IntegratorName)} is required.");
        }

        if (!UseLedger && !UseIntegrator)
        {
            errors.Add($"{nameof(UseLedger)} and {nameof(UseIntegrator)} are both off: the store would serve nothing.");
        }

        if (errors.Count > 0)
        {
            throw new ArgumentException("The SQLite store cannot be used as configured. " + string.Join(' ', errors));
        }
    }
}
