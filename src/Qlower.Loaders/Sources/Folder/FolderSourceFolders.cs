using Microsoft.Extensions.Options;

namespace Qlower.Loaders.Sources.Folder;

/// <summary>Creates the inbox of a folder source when the host starts.</summary>
/// <param name="name">The name of the source.</param>
/// <param name="options">The options of every source.</param>
internal sealed class FolderSourceFolders(string name, IOptionsMonitor<FolderSourceOptions> options) : IStartupPreparation
{
    public IReadOnlyList<string> Prepare()
    {
        if (RootOrNull() is not { } root)
        {
            return [];
        }

        if (File.Exists(root))
        {
            return [$"Folder source '{name}': Root: '{root}' is a file: name a folder."];
        }

        try
        {
            Directory.CreateDirectory(new FolderLayout(root).Inbox);
            return [];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [$"Folder source '{name}': Root: '{root}' cannot be created ({error.GetType().Name}): check the path and its permissions."];
        }
    }

    private string? RootOrNull()
    {
        try
        {
            return options.Get(name).Root;
        }
        catch (Exception error) when (error is OptionsValidationException or ArgumentException)
        {
            // The validation of options reports it.
            return null;
        }
    }
}
