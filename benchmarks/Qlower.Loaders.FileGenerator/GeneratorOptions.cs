namespace Qlower.Loaders.FileGenerator;

/// <summary>What the generator writes.</summary>
public sealed class GeneratorOptions
{
    /// <summary>Number of transactions, 0 or more.</summary>
    public int Transactions { get; init; } = 1000;

    /// <summary>Number of properties, 1 or more.</summary>
    public int Properties { get; init; } = 100;

    /// <summary>Every so many transactions one has a date that does not exist; 0 for none.</summary>
    public int FaultEvery { get; init; }

    /// <summary>The partner of the header.</summary>
    public string Partner { get; init; } = "azur";

    /// <summary>The key of the header.</summary>
    public string Key { get; init; } = "demo-key";

    /// <summary>Put before every external id.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>The same seed gives the same file.</summary>
    public int Seed { get; init; } = 20260105;
}
