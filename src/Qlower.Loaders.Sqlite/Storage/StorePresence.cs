using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using Qlower.Loaders.Relational.Sql;
using SQLitePCL;

namespace Qlower.Loaders.Sqlite.Storage;

/// <summary>Compares the path of a database with the file that a connection has open: one request to the file system.</summary>
internal static class StorePresence
{
    private const string Library = "e_sqlite3";

    /// <summary>SQLITE_FCNTL_HAS_MOVED: whether the open file was renamed, replaced or deleted.</summary>
    private const int HasMovedControl = 20;

    /// <summary>Another native library has other handles: there, only the existence of the file is checked.</summary>
    private static readonly bool IsSupported = IsBundledLibrary();

    /// <exception cref="StoreLostException">The path has no file, or another one.</exception>
    public static void Ensure(SqlSession session, string location)
    {
        if (!File.Exists(location))
        {
            throw StoreLoss.Gone(location);
        }

        if (IsSupported && ((SqliteConnection)session.Connection).Handle is { } handle && FileControl(handle, 0, HasMovedControl, out var hasMoved) == raw.SQLITE_OK && hasMoved != 0)
        {
            throw StoreLoss.Replaced(location, isOlder: false);
        }
    }

    private static bool IsBundledLibrary()
    {
        Batteries_V2.Init();
        return raw.GetNativeLibraryName() == Library;
    }

    [DllImport(Library, EntryPoint = "sqlite3_file_control", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
    private static extern int FileControl(sqlite3 connection, nint mainDatabase, int operation, out int result);
}
