using Microsoft.Extensions.Options;

namespace Qlower.Loaders.Sqlite.Storage;

/// <summary>Creates the folder of a database when the host starts.</summary>
/// <param name="name">The name of the options.</param>
/// <param name="options">The options of every store.</param>
internal sealed class SqliteFolder(string name, IOptionsMonitor<SqliteStoreOptions> options) : IStartupPreparation
{
    public IReadOnlyList<string> Prepare()
    {
        if (PathOrNull() is not { } path)
        {
            return [];
        }

        try
        {
            if (Directory.Exists(path))
            {
                return [$"UseSqlite: Path: '{path}' is a folder: name a file in it."];
            }

            if (Path.GetDirectoryName(path) is { } folder)
            {
                Directory.CreateDirectory(folder);
            }

            return [];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [$"UseSqlite: Path: the folder of '{path}' cannot be created ({error.GetType().Name}): check the path and its permissions."];
        }
    }

    private string? PathOrNull()
    {
        try
        {
            return options.Get(name).Path;
        }
        catch (Exception error) when (error is OptionsValidationException or ArgumentException)
        {
            // The validation of options reports it.
            return null;
        }
    }
}
