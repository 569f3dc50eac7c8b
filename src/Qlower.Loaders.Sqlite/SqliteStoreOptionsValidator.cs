using Microsoft.Extensions.Options;

namespace Qlower.Loaders.Sqlite;

/// <summary>Reports every error of the options at once. Thread-safe.</summary>
internal sealed class SqliteStoreOptionsValidator : IValidateOptions<SqliteStoreOptions>
{
    public ValidateOptionsResult Validate(string? name, SqliteStoreOptions options)
    {
        var errors = new List<string>();
        var prefix = $"SQLite {name}: ";
        if (string.IsNullOrWhiteSpace(options.Path))
        {
            errors.Add($"{prefix}{nameof(options.Path)} is required: the path of the database file.");
        }

        if (options.BusyTimeout < TimeSpan.Zero || options.BusyTimeout > TimeSpan.FromHours(1))
        {
            errors.Add($"{prefix}{nameof(options.BusyTimeout)}: {options.BusyTimeout} is not between 00:00:00 and 01:00:00.");
        }

        if (name == SqliteStoreOptions.RecordsName && string.IsNullOrWhiteSpace(options.IntegratorName))
        {
            errors.Add($"{prefix}{nameof(options.IntegratorName)} is required.");
        }

        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }
}
