using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Helpdesk.Core.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Clocks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Outbox_ContactId",
                table: "Outbox");

            migrationBuilder.DropIndex(
                name: "IX_Outbox_Pending",
                table: "Outbox");

            // Not through AddForeignKey: EF would rebuild the table for it, outside of the transaction, and forget its triggers.
            migrationBuilder.Sql("ALTER TABLE \"TicketEvents\" ADD COLUMN \"OnBehalfOfId\" INTEGER NULL REFERENCES \"People\" (\"Id\") ON DELETE RESTRICT;");

            migrationBuilder.AddColumn<DateTime>(
                name: "AbandonAt",
                table: "StepVisits",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Target",
                table: "StepVisits",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "NudgeAt",
                table: "Conversations",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "NudgedAt",
                table: "Conversations",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ActingHeads",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    HeadId = table.Column<long>(type: "INTEGER", nullable: false),
                    ActingId = table.Column<long>(type: "INTEGER", nullable: false),
                    From = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Until = table.Column<DateTime>(type: "TEXT", nullable: false),
                    NamedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    BeginToldAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    EndToldAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ActingHeads", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ActingHeads_People_ActingId",
                        column: x => x.ActingId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ActingHeads_People_HeadId",
                        column: x => x.HeadId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Attachments",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    FileName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Bytes = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Attachments", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "KpiRequests",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Regular = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    First = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Last = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ContactId = table.Column<long>(type: "INTEGER", nullable: true),
                    StaffId = table.Column<long>(type: "INTEGER", nullable: true),
                    RequestedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ToldAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KpiRequests", x => x.Id);
                    table.ForeignKey(
                        name: "FK_KpiRequests_Contacts_ContactId",
                        column: x => x.ContactId,
                        principalTable: "Contacts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Marks",
                columns: table => new
                {
                    Name = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Value = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Marks", x => x.Name);
                });

            migrationBuilder.CreateIndex(
                name: "IX_TicketEvents_OnBehalfOfId",
                table: "TicketEvents",
                column: "OnBehalfOfId");

            migrationBuilder.CreateIndex(
                name: "IX_StepVisits_LeftAt",
                table: "StepVisits",
                column: "LeftAt");

            migrationBuilder.CreateIndex(
                name: "IX_StepVisits_Open",
                table: "StepVisits",
                columns: new[] { "DueAt", "Id" },
                filter: "\"LeftAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_StepVisits_ToAbandon",
                table: "StepVisits",
                column: "AbandonAt",
                filter: "\"LeftAt\" IS NULL AND \"AbandonAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_Pending",
                table: "Outbox",
                columns: new[] { "ContactId", "Id" },
                filter: "\"Status\" = 'Pending'");

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_PendingReplies",
                table: "Outbox",
                columns: new[] { "ContactId", "Id" },
                filter: "\"Status\" = 'Pending' AND \"Purpose\" = 'Reply'");

            migrationBuilder.CreateIndex(
                name: "IX_Conversations_ToNudge",
                table: "Conversations",
                column: "NudgeAt",
                filter: "\"NudgeAt\" IS NOT NULL AND \"NudgedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Conversations_UpdatedAt",
                table: "Conversations",
                column: "UpdatedAt");

            migrationBuilder.CreateIndex(
                name: "IX_ActingHeads_ActingId",
                table: "ActingHeads",
                column: "ActingId");

            migrationBuilder.CreateIndex(
                name: "IX_ActingHeads_HeadId",
                table: "ActingHeads",
                column: "HeadId");

            migrationBuilder.CreateIndex(
                name: "IX_ActingHeads_Until",
                table: "ActingHeads",
                column: "Until");

            migrationBuilder.CreateIndex(
                name: "IX_Attachments_CreatedAt",
                table: "Attachments",
                column: "CreatedAt");

            migrationBuilder.CreateIndex(
                name: "IX_KpiRequests_ContactId",
                table: "KpiRequests",
                column: "ContactId");

            migrationBuilder.CreateIndex(
                name: "IX_KpiRequests_Regular_First",
                table: "KpiRequests",
                columns: new[] { "Regular", "First" },
                unique: true,
                filter: "\"Regular\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_KpiRequests_ToTell",
                table: "KpiRequests",
                column: "Id",
                filter: "\"ToldAt\" IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_TicketEvents_People_OnBehalfOfId",
                table: "TicketEvents");

            migrationBuilder.DropTable(
                name: "ActingHeads");

            migrationBuilder.DropTable(
                name: "Attachments");

            migrationBuilder.DropTable(
                name: "KpiRequests");

            migrationBuilder.DropTable(
                name: "Marks");

            migrationBuilder.DropIndex(
                name: "IX_TicketEvents_OnBehalfOfId",
                table: "TicketEvents");

            migrationBuilder.DropIndex(
                name: "IX_StepVisits_LeftAt",
                table: "StepVisits");

            migrationBuilder.DropIndex(
                name: "IX_StepVisits_Open",
                table: "StepVisits");

            migrationBuilder.DropIndex(
                name: "IX_StepVisits_ToAbandon",
                table: "StepVisits");

            migrationBuilder.DropIndex(
                name: "IX_Outbox_Pending",
                table: "Outbox");

            migrationBuilder.DropIndex(
                name: "IX_Outbox_PendingReplies",
                table: "Outbox");

            migrationBuilder.DropIndex(
                name: "IX_Conversations_ToNudge",
                table: "Conversations");

            migrationBuilder.DropIndex(
                name: "IX_Conversations_UpdatedAt",
                table: "Conversations");

            migrationBuilder.DropColumn(
                name: "OnBehalfOfId",
                table: "TicketEvents");

            migrationBuilder.DropColumn(
                name: "AbandonAt",
                table: "StepVisits");

            migrationBuilder.DropColumn(
                name: "Target",
                table: "StepVisits");

            migrationBuilder.DropColumn(
                name: "NudgeAt",
                table: "Conversations");

            migrationBuilder.DropColumn(
                name: "NudgedAt",
                table: "Conversations");

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_ContactId",
                table: "Outbox",
                column: "ContactId");

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_Pending",
                table: "Outbox",
                column: "Id",
                filter: "\"Status\" = 'Pending'");
        }
    }
}
