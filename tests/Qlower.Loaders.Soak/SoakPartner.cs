using System.Security.Cryptography;
using System.Text;

namespace Qlower.Loaders.Soak;

/// <summary>A partner of the soak. Immutable.</summary>
internal sealed record SoakPartner(string Id, bool IsAllOrNothing)
{
    public const string Key = "soak-key-5f2d7c";

    public static IReadOnlyList<SoakPartner> All { get; } = [new("boreal", false), new("cobalt", true), new("dorado", false)];

    public static string KeyHash { get; } = "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Key)));
}
