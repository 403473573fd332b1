using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Helpdesk.Core.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class OfficesAndWithdrawals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "AnswerDueAt",
                table: "Tickets",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Opd",
                table: "Tickets",
                type: "TEXT",
                maxLength: 150,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "TakesBackId",
                table: "TicketEvents",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "WithdrawnAt",
                table: "StepVisits",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "InDetail",
                table: "KpiRequests",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "Offices",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Name = table.Column<string>(type: "TEXT", maxLength: 150, nullable: false),
                    Abbreviations = table.Column<string>(type: "TEXT", nullable: false),
                    ParentId = table.Column<long>(type: "INTEGER", nullable: true),
                    IsHidden = table.Column<bool>(type: "INTEGER", nullable: false),
                    ShippedAs = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Offices", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Offices_Offices_ParentId",
                        column: x => x.ParentId,
                        principalTable: "Offices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Tickets_AnswerDue",
                table: "Tickets",
                column: "AnswerDueAt",
                filter: "\"AnswerDueAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_TicketEvents_TakesBackId",
                table: "TicketEvents",
                column: "TakesBackId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Offices_ParentId_Name",
                table: "Offices",
                columns: new[] { "ParentId", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Offices_ShippedAs",
                table: "Offices",
                column: "ShippedAs",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Offices_TopLevel",
                table: "Offices",
                column: "Name",
                unique: true,
                filter: "\"ParentId\" IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Offices");

            migrationBuilder.DropIndex(
                name: "IX_Tickets_AnswerDue",
                table: "Tickets");

            migrationBuilder.DropIndex(
                name: "IX_TicketEvents_TakesBackId",
                table: "TicketEvents");

            migrationBuilder.DropColumn(
                name: "AnswerDueAt",
                table: "Tickets");

            migrationBuilder.DropColumn(
                name: "Opd",
                table: "Tickets");

            migrationBuilder.DropColumn(
                name: "TakesBackId",
                table: "TicketEvents");

            migrationBuilder.DropColumn(
                name: "WithdrawnAt",
                table: "StepVisits");

            migrationBuilder.DropColumn(
                name: "InDetail",
                table: "KpiRequests");
        }
    }
}
