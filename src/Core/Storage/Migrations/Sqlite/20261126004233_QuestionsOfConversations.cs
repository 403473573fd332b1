using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Helpdesk.Core.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class QuestionsOfConversations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // The model knows the relation so that a question and its conversation are one save. The database holds
            // neither key nor index for it: outbox rows are deleted in time, and nothing looks for conversations by them.
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
        }
    }
}
