using System.Collections.Frozen;

namespace Qlower.Loaders.Relational.Sql;

internal static partial class SqlComments
{
    private static readonly FrozenDictionary<string, string> Tables = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["schema_versions"] = "The version of the tables of each component.",
        ["store"] = "The identity of the database, in one row.",
        ["clock"] = "The clock that the processes of one machine share for leases, in one row.",
        ["record_stores"] = "The database of each integrator, so that a replaced one is noticed.",

        ["ledger"] = "The ledger itself, in one row.",
        ["partner_shares"] = "The share of each partner: weight, limit, and how much was processed for it.",
        ["codes"] = "The names of the integers in the columns state, status, model, severity and stage.",
        ["loads"] = "One row for each file that arrived. loads_view has names instead of codes.",
        ["arrivals"] = "The files that were received, so that none is received twice.",
        ["replays"] = "The files that repeat an earlier load.",
        ["parts"] = "The parts of each load: runs of records of one model that are processed together.",
        ["parents"] = "The declarants and properties of a load that contain other records, until it is closed.",
        ["deferred_answers"] = "The answers of integrators on parts that another integrator has not answered yet.",
        ["counts"] = "The counts of each load by stage, integrator and model.",
        ["findings"] = "What was found in each load, as JSON. findings_view has columns.",
        ["finding_counts"] = "How often each rule was violated in a load, also where not every finding is stored.",
        ["rejected_records"] = "The records that were rejected, until their load is closed and its reports are written.",
        ["staged_keys"] = "The external ids in an all-or-nothing load, until it is closed.",
        ["loads_view"] = "One row for each file, with names instead of codes and the counts of all models.",
        ["counts_view"] = "The counts of each load by integrator and model.",
        ["findings_view"] = "What was found in each load: rule, severity, record, field and value.",
        ["rejections_view"] = "Why records and files were rejected: one row for each error.",

        ["partners"] = "The partners that have records. Rows refer to their key.",
        ["stored_loads"] = "The loads that stored or erased records. Rows refer to their key.",
        ["code_labels"] = "The labels of the letter codes in the records, in French and English.",
        ["clients"] = "The clients. clients_view has names instead of keys.",
        ["declarants"] = "The declarants. declarants_view has names instead of keys.",
        ["properties"] = "The properties. properties_view has names instead of keys and decimals as numbers.",
        ["associates"] = "The associates of declarants. associates_view has names instead of keys.",
        ["transactions"] = "The transactions on properties. transactions_view has names instead of keys and decimals as numbers.",
        ["documents"] = "The documents of properties and declarants. documents_view has names instead of keys.",
        ["erasures"] = "One row for each property that was erased: when, by which load, and how many rows. No data of the property.",
        ["staged_clients"] = "The clients of all-or-nothing loads that are not committed.",
        ["staged_declarants"] = "The declarants of all-or-nothing loads that are not committed.",
        ["staged_properties"] = "The properties of all-or-nothing loads that are not committed.",
        ["staged_associates"] = "The associates of all-or-nothing loads that are not committed.",
        ["staged_transactions"] = "The transactions of all-or-nothing loads that are not committed.",
        ["staged_documents"] = "The documents of all-or-nothing loads that are not committed.",
        ["staged_erasures"] = "The erasures of all-or-nothing loads that are not committed.",
        ["staged_batches"] = "The batches of all-or-nothing loads, and their answers once a load is committed.",
        ["staged_commits"] = "The all-or-nothing loads that are committed, with the findings of the commit.",
        ["clients_view"] = "The clients.",
        ["declarants_view"] = "The declarants.",
        ["properties_view"] = "The properties.",
        ["associates_view"] = "The associates of declarants.",
        ["transactions_view"] = "The transactions, each with address and owner of its property where that is stored.",
        ["documents_view"] = "The documents of properties and declarants.",
        ["erasures_view"] = "The properties that were erased: when, by which load, and how many rows.",
        ["balances_view"] = "What was credited and debited on each property in each fiscal year, by category and currency.",
        ["changes_view"] = "The values that rules changed: one row for each value, as sent and as stored.",
        ["similar_ids_view"] = "The ids of a partner and model that differ only by case, outer blanks or the encoding of accents, in pairs.",
    }.ToFrozenDictionary(StringComparer.Ordinal);
}
