using System.Security.Cryptography;
using Qlower.Loaders.S3.Spooling;

namespace Qlower.Loaders.S3.Tests;

[TestFixture]
internal sealed class SpoolFolderTests
{
    private string _folder = "";

    [SetUp]
    public void SetUp() => _folder = Directory.CreateTempSubdirectory("qlower-spool-test-").FullName;

    [TearDown]
    public void TearDown() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void RemoveOrphans_OnlyFilesOfOursThatNobodyHolds()
    {
        var left = Write($"qlower-spool-{Guid.NewGuid():N}.tmp");
        var held = Write($"qlower-spool-{Guid.NewGuid():N}.tmp");
        var foreign = new[] { Write("qlower-spool-notes.tmp"), Write("partner.json"), Write($"qlower-spool-{Guid.NewGuid():N}.tmp.bak") };
        using var inUse = new FileStream(held, FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        SpoolFolder.RemoveOrphans(_folder);

        Assert.That(Directory.EnumerateFiles(_folder), Is.EquivalentTo((string[])[held, .. foreign]));
        Assert.That(left, Does.Not.Exist);
    }

    [Test]
    public void Cipher_ChunkOfAnotherNumberLengthOrFile_IsRefused()
    {
        using var cipher = new SpoolCipher();
        using var other = new SpoolCipher();
        var plain = RandomNumberGenerator.GetBytes(1000);
        var chunk = new byte[1000 + SpoolCipher.TagBytes];
        cipher.Seal(7, plain, chunk);
        var opened = new byte[1000];

        cipher.Open(7, chunk, opened);

        Assert.That(opened, Is.EqualTo(plain));
        Assert.That(() => cipher.Open(8, chunk, opened), Throws.InstanceOf<CryptographicException>());
        Assert.That(() => cipher.Open(7, chunk.AsSpan(0, 999), opened), Throws.InstanceOf<CryptographicException>());
        Assert.That(() => other.Open(7, chunk, opened), Throws.InstanceOf<CryptographicException>());
    }

    private string Write(string name)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, "");
        return path;
    }
}
