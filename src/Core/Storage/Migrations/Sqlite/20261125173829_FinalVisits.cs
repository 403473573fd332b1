using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Helpdesk.Core.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class FinalVisits : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "RetryAt",
                table: "StepVisits",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "DashboardSessions",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    PersonId = table.Column<long>(type: "INTEGER", nullable: false),
                    LinkHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    LinkExpiresAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    OpenedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    TokenHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    EndsAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DashboardSessions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DashboardSessions_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_DashboardSessions_LinkHash",
                table: "DashboardSessions",
                column: "LinkHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DashboardSessions_PersonId",
                table: "DashboardSessions",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_DashboardSessions_TokenHash",
                table: "DashboardSessions",
                column: "TokenHash",
                unique: true,
                filter: "\"TokenHash\" IS NOT NULL");
            // A visit that is over is a record: what it says is never rewritten. Only a target, and with it the time
            // taken, may still be filled in where an older version kept none.
            migrationBuilder.Sql(
                """
                CREATE TRIGGER StepVisits_ClosedIsFinal BEFORE UPDATE ON StepVisits
                WHEN OLD.LeftAt IS NOT NULL AND (
                    NEW.LeftAt IS NOT OLD.LeftAt OR NEW.LeftById IS NOT OLD.LeftById OR NEW.Outcome IS NOT OLD.Outcome
                    OR NEW.TicketId IS NOT OLD.TicketId OR NEW.Step IS NOT OLD.Step OR NEW.EnteredAt IS NOT OLD.EnteredAt
                    OR (OLD.Target IS NOT NULL AND (NEW.Target IS NOT OLD.Target OR NEW.Taken IS NOT OLD.Taken)))
                BEGIN SELECT RAISE(ABORT, 'A closed visit never changes'); END;
                """);
            migrationBuilder.Sql(
                "CREATE TRIGGER StepVisits_NoDelete BEFORE DELETE ON StepVisits BEGIN SELECT RAISE(ABORT, 'StepVisits are never deleted'); END;");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TRIGGER StepVisits_ClosedIsFinal;");
            migrationBuilder.Sql("DROP TRIGGER StepVisits_NoDelete;");
            migrationBuilder.DropTable(
                name: "DashboardSessions");

            migrationBuilder.DropColumn(
                name: "RetryAt",
                table: "StepVisits");
        }
    }
}
