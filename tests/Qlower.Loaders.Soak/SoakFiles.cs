using Qlower.Loaders.FileGenerator;

namespace Qlower.Loaders.Soak;

/// <summary>Chooses the next file: small, large, faulty, damaged, or a copy of an earlier one. Not thread-safe.</summary>
internal sealed class SoakFiles(Random random)
{
    private readonly List<SoakFile> _all = [];

    /// <summary>Every file so far.</summary>
    public IReadOnlyList<SoakFile> All => _all;

    public SoakFile Next()
    {
        var partner = SoakPartner.All[random.Next(SoakPartner.All.Count)];
        var name = $"file-{_all.Count:00000}.json";
        var file = _all.Count > 0 && random.Next(100) < 12 ? _all[random.Next(_all.Count)].Copy(name) : new SoakFile(name, partner, Kind(), Options(partner));
        _all.Add(file);
        return file;
    }

    private SoakFileKind Kind() => random.Next(100) switch
    {
        < 8 => SoakFileKind.Truncated,
        < 11 => SoakFileKind.Malformed,
        < 13 => SoakFileKind.Empty,
        < 16 => SoakFileKind.WrongKey,
        _ => SoakFileKind.Records,
    };

    private GeneratorOptions Options(SoakPartner partner) => new()
    {
        Partner = partner.Id,
        Key = SoakPartner.Key,
        Prefix = $"F{_all.Count}-",
        Seed = _all.Count,
        Properties = random.Next(1, 40),
        Transactions = random.Next(100) < 3 ? random.Next(20_000, 60_000) : random.Next(0, 2_000),
        FaultEvery = random.Next(100) < 25 ? 37 : 0,
    };
}
