using Microsoft.Extensions.Options;

namespace Qlower.Loaders.Sqlite;

/// <summary>Reports every error of the options at once. Errors of a database that ledger and records share have one text. Thread-safe.</summary>
internal sealed class SqliteStoreOptionsValidator : IValidateOptions<SqliteStoreOptions>
{
    public ValidateOptionsResult Validate(string? name, SqliteStoreOptions options)
    {
        var errors = new List<string>();
        const string Prefix = "UseSqlite";
        if (string.IsNullOrWhiteSpace(options.Path))
        {
            errors.Add($"{Prefix}: {nameof(options.Path)}: is empty; name the database file.");
        }

        if (options.BusyTimeout < TimeSpan.Zero || options.BusyTimeout > TimeSpan.FromHours(1))
        {
            errors.Add($"{Prefix}: {nameof(options.BusyTimeout)}: {options.BusyTimeout} is not between 00:00:00 and 01:00:00.");
        }

        if (name == SqliteStoreOptions.RecordsName && string.IsNullOrWhiteSpace(options.IntegratorName))
        {
            errors.Add($"{Prefix}: {nameof(options.IntegratorName)}: is empty; name the integrator.");
        }

        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }
}
