using Qlower.Loaders.Sqlite.Storage;

namespace Qlower.Loaders.Sqlite.Tests;

/// <summary>A database file of a test's own, with every connection opened to it; gone when disposed.</summary>
internal sealed class TemporaryDatabase : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("qlower-sqlite-");
    private readonly List<SqliteDatabase> _opened = [];

    public string Path => System.IO.Path.Combine(_directory.FullName, "store", "loads.db");

    public SqliteDatabase Open(int? maxPageCount = null)
    {
        var database = new SqliteDatabase(new SqliteStoreOptions { Path = Path }) { MaxPageCount = maxPageCount };
        _opened.Add(database);
        return database;
    }

    /// <summary>Whether the bytes of the file or of its log hold the text.</summary>
    public bool Holds(string text)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(text);
        return Directory.GetFiles(System.IO.Path.GetDirectoryName(Path)!).Any(file => File.ReadAllBytes(file).AsSpan().IndexOf(bytes) >= 0);
    }

    public void Dispose()
    {
        foreach (var database in _opened)
        {
            database.Dispose();
        }

        _directory.Delete(recursive: true);
    }
}
