namespace Qlower.Loaders.S3.Tests;

/// <summary>A fixed list of partners, in place of those of a host.</summary>
internal sealed class TestPartners(params string[] ids) : IPartnerDirectory
{
    public IReadOnlyList<string> Ids => ids;
}
