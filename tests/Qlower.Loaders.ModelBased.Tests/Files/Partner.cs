using System.Security.Cryptography;
using System.Text;

namespace Qlower.Loaders.ModelBased.Tests.Files;

/// <summary>A partner of the model. Immutable.</summary>
internal sealed record Partner(string Id, LoadPolicy Policy)
{
    public static IReadOnlyList<Partner> All { get; } =
    [
        new("boreal", LoadPolicy.Partial), new("cobalt", LoadPolicy.AllOrNothing), new("dorado", LoadPolicy.Partial),
    ];

    public string Key => $"key-of-{Id}-5f2d7c";

    public string KeyHash => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Key)));

    public bool IsAllOrNothing => Policy == LoadPolicy.AllOrNothing;

    public override string ToString() => Id;
}
