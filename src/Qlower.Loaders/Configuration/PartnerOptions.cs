namespace Qlower.Loaders;

/// <summary>The options of one partner.</summary>
public sealed class PartnerOptions
{
    /// <summary>The name that people read; empty means the id.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>
    /// Hashes of the keys that are good now; several during a rotation, at least one. Each is <c>sha256:</c> and 64 hexadecimal
    /// digits, the SHA-256 of the key in UTF-8. The key itself is stored nowhere.
    /// </summary>
    public IList<string> KeyHashes { get; } = [];

    /// <summary>The language of reports; default French.</summary>
    public ReportLanguage Language { get; set; }

    /// <summary>The treatment of the valid records of a load with faulty ones; default: they are processed.</summary>
    public LoadPolicy Policy { get; set; }

    /// <summary>
    /// Regular expression that the whole file name must match, such as <c>azur_\d{8}\.json</c>; <see langword="null"/> for any name.
    /// Must be one that runs in linear time (no look-around, no back-reference).
    /// </summary>
    public string? FileNamePattern { get; set; }

    /// <summary>Bytes of a file of this partner; <see langword="null"/> for <see cref="LoadLimits.MaxFileBytes"/>.</summary>
    public long? MaxFileBytes { get; set; }

    /// <summary>
    /// The share of the workers that the partner gets while loads of other partners wait too: with 2, twice as many bytes as a partner with 1, which is
    /// the default. From 1 to <see cref="Ledger.PartnerShare.LargestWeight"/>.
    /// </summary>
    public int Weight { get; set; } = 1;

    /// <summary>How many loads of the partner all workers may inspect and process at the same time; <see langword="null"/>, the default, for any number.</summary>
    public int? MaxConcurrentLoads { get; set; }
}
